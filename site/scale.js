// The scale of a slider: it runs from c.low to c.high, which may be less than what can be typed (c.min to c.max). Its
// positions are 0 … positions(c), even in the value or, on a log slider, in the logarithm.

// logLow is the least positive value of a log slider; one that begins at 0 keeps its left end for 0.
const logLow = (c) => (c.low > 0 ? c.low : c.step);

// zero is the number of positions that 0 takes on a log slider.
const zero = (c) => (c.low > 0 ? 0 : 1);

// positions is the number of places a slider's thumb can move through; on a log slider twenty for each factor of ten.
export function positions(c) {
  if (c.log) {
    return Math.max(1, Math.round(20 * Math.log10(c.high / logLow(c)))) + zero(c);
  }
  return c.step > 0 ? Math.max(1, Math.round((c.high - c.low) / c.step)) : 100;
}

// valueAt is the value at a position, rounded to what a hand can mean.
export function valueAt(c, position) {
  const n = positions(c);
  if (position <= 0) {
    return c.low;
  }
  if (position >= n) {
    return c.high;
  }
  let value = c.low + (position / n) * (c.high - c.low);
  if (c.log) {
    const lo = logLow(c);
    value = lo * (c.high / lo) ** ((position - zero(c)) / (n - zero(c)));
  }
  value = c.integer ? Math.round(value) : Number(value.toPrecision(c.log ? 2 : 12));
  return Math.min(Math.max(value, c.low), c.high);
}

// positionOf is the position nearest to a value; the ends stand for all that lies beyond them.
export function positionOf(c, value) {
  const n = positions(c);
  const lo = c.log ? logLow(c) : c.low;
  if (value < lo) {
    return 0;
  }
  if (value >= c.high) {
    return n;
  }
  if (!c.log) {
    return Math.round(((value - c.low) / (c.high - c.low)) * n);
  }
  return Math.round(zero(c) + (Math.log(value / lo) / Math.log(c.high / lo)) * (n - zero(c)));
}
