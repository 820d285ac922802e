// The scale of a slider: its positions are 0 … positions(c), even in the value or, on a log slider, in the logarithm.

// logMin is the least positive value of a log slider; a range that includes 0 keeps its left end for 0.
const logMin = (c) => (c.min > 0 ? c.min : c.step);

// positions is the number of places a slider's thumb can move through; on a log slider twenty for each factor of ten.
export function positions(c) {
  if (c.log) {
    return Math.max(1, Math.round(20 * Math.log10(c.max / logMin(c)))) + (c.min > 0 ? 0 : 1);
  }
  return c.step > 0 ? Math.max(1, Math.round((c.max - c.min) / c.step)) : 100;
}

// valueAt is the value at a position, rounded to what a hand can mean.
export function valueAt(c, position) {
  const n = positions(c);
  if (position <= 0) {
    return c.min;
  }
  if (position >= n) {
    return c.max;
  }
  let value = c.min + (position / n) * (c.max - c.min);
  if (c.log) {
    const lo = logMin(c);
    const first = c.min > 0 ? 0 : 1;
    value = lo * (c.max / lo) ** ((position - first) / (n - first));
  }
  value = c.integer ? Math.round(value) : Number(value.toPrecision(c.log ? 2 : 12));
  return Math.min(Math.max(value, c.min), c.max);
}

// positionOf is the position nearest to a value.
export function positionOf(c, value) {
  const n = positions(c);
  if (!c.log) {
    return Math.round(((value - c.min) / (c.max - c.min)) * n);
  }
  const lo = logMin(c);
  const first = c.min > 0 ? 0 : 1;
  return value < lo ? 0 : Math.round(first + (Math.log(value / lo) / Math.log(c.max / lo)) * (n - first));
}
