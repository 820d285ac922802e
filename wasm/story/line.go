package story

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"xorcery/core"
)

// neuronSteps is how long the neuron looks for its line.
const neuronSteps = 1000

// drawLine asks for the line that a network without a hidden layer finds. The points are the reader's own where a line parts them
// more or less; another seed turns them about their middle.
func drawLine(d *drawing) error {
	points := d.run.Train.Points
	switch classes := core.Classes(points); {
	case classes != 2:
		return errors.New("a line parts two classes; there are more, or fewer")
	case len(points) > 300:
		return errors.New("more than 300 points: they would hide the line")
	case parted(points) < 0.8:
		return errors.New("no straight line parts these points")
	}
	points = turned(points, float64(d.Seed)*2.399963) // the golden angle: no two seeds look alike
	p := core.DefaultProject()
	p.Data.Set, p.Data.Points, p.Data.N = core.Custom, points, core.DefaultProject().Data.N
	p.Network.Hidden, p.Network.Seed = nil, d.Project.Network.Seed
	p.Training.Loss, p.Training.Penalty, p.Training.LearningRate = core.CrossEntropy, core.NoPenalty, 0.5
	run, err := core.NewRun(p)
	if err != nil {
		return err
	}
	d.Project, d.made, d.steps = p, true, neuronSteps
	d.Question = fmt.Sprintf("These points go to a single neuron: it adds up x1 and x2, each times its weight, and a bias. Where will its line be when it has learned for %s steps? Take the line in the figure by its two ends, and lay it where you expect the neuron's. It is right where the two lines agree on %s of the plane.",
		core.FormatInteger(neuronSteps), core.FormatPercent(agreesRight))
	d.Hints = [2]string{
		"A neuron without a hidden layer parts the plane by one straight line. It wants as many points as it can on their own class's side.",
		"Look for the middle of each class. The line crosses the way between the two about halfway, and stands about square to it.",
	}
	left := neuronSteps
	d.piece = func() bool {
		for range stepsOfPiece(run) {
			run.Step()
			if left--; left == 0 {
				return false
			}
		}
		return true
	}
	reach := Reach(points)
	d.told = func() outcome {
		found := lineOf(run.Net, reach)
		k := &judgedLine{found: found, points: points, reach: reach}
		w, b := run.Net.W[0], run.Net.B[0]
		return outcome{
			own: FormatLine(found), line: found, check: k.check,
			solution: fmt.Sprintf("The neuron's line is where both scores are the same: %s · x1 + %s · x2 + %s = 0. It goes from (%s, %s) to (%s, %s).",
				factor(w[1]-w[0]), factor(w[3]-w[2]), factor(b[1]-b[0]), four(found[0]), four(found[1]), four(found[2]), four(found[3])),
		}
	}
	return nil
}

// judgedLine is what a reader's line is held against.
type judgedLine struct {
	found  [4]float64
	points []core.Point
	reach  float64
}

// How much of the plane the reader's line and the neuron's have to give to the same sides.
const (
	agreesRight = 0.92
	agreesNear  = 0.82
)

func (k *judgedLine) check(answer string) Verdict {
	line, err := ParseLine(answer)
	if err != nil {
		return Verdict{Unread, err.Error()}
	}
	agree := k.agree(line)
	asked := ""
	if agree < agreesRight {
		asked = fmt.Sprintf(", and %s is asked for", core.FormatPercent(agreesRight))
	}
	// Rounded down, so that what is asked for is not said of a line that does not have it.
	told := fmt.Sprintf("Your line and the neuron's agree on %s of the plane%s; yours has %d of %d points right, the neuron's %d.",
		core.FormatPercent(math.Floor(100*agree)/100), asked, rightSide(line, k.points), len(k.points), rightSide(k.found, k.points))
	turn := between(line, k.found)
	switch {
	case agree >= agreesRight:
		return Verdict{Right, "Right. " + told}
	case agree >= agreesNear:
		return Verdict{Near, "Nearly. " + told}
	case turn > 60:
		return Verdict{Mistake, fmt.Sprintf("Turned by %.0f degrees: it should stand between the classes, not lead from one to the other. ", turn) + told}
	case turn < 15:
		return Verdict{Mistake, "The direction is right, the place is not: it is shifted to one side. " + told}
	}
	return Verdict{Wrong, "Not there. " + told}
}

// agree is the share of the plane that both lines give to the same sides; a line has no side of its own.
func (k *judgedLine) agree(line [4]float64) float64 {
	const n = 48
	same := 0
	for i := range n {
		for j := range n {
			x, y := k.reach*(2*(float64(i)+0.5)/n-1), k.reach*(2*(float64(j)+0.5)/n-1)
			if (side(line, x, y) > 0) == (side(k.found, x, y) > 0) {
				same++
			}
		}
	}
	share := float64(same) / (n * n)
	return max(share, 1-share)
}

// side is on which side of a line a place lies.
func side(l [4]float64, x, y float64) float64 {
	return (l[2]-l[0])*(y-l[1]) - (l[3]-l[1])*(x-l[0])
}

// rightSide is how many points lie on their class's side of a line, by the better way to name its sides.
func rightSide(l [4]float64, points []core.Point) int {
	n := 0
	for _, p := range points {
		if (side(l, p.X1, p.X2) > 0) == (p.Class == 1) {
			n++
		}
	}
	return max(n, len(points)-n)
}

// between is the angle between two lines, 0 to 90 degrees.
func between(a, b [4]float64) float64 {
	d := math.Abs(math.Atan2(a[3]-a[1], a[2]-a[0])-math.Atan2(b[3]-b[1], b[2]-b[0])) * 180 / math.Pi
	for d > 90 {
		d = math.Abs(d - 180)
	}
	return d
}

// lineOf is where the two scores of a network without a hidden layer are the same, within reach of the middle.
func lineOf(net *core.MLP, reach float64) [4]float64 {
	w, b := net.W[0], net.B[0]
	a1, a2, c := w[1]-w[0], w[3]-w[2], b[1]-b[0]
	length := math.Hypot(a1, a2)
	if length == 0 {
		return [4]float64{-reach, 0, reach, 0}
	}
	x, y := -c*a1/(length*length), -c*a2/(length*length) // the place nearest to the middle
	half := math.Sqrt(max(reach*reach-x*x-y*y, reach*reach/16))
	return [4]float64{x - half*a2/length, y + half*a1/length, x + half*a2/length, y - half*a1/length}
}

// Reach is how far a plane that shows the points goes from its middle.
func Reach(points []core.Point) float64 {
	reach := 0.5
	for _, p := range points {
		reach = max(reach, math.Abs(p.X1), math.Abs(p.X2))
	}
	return 1.1 * reach
}

// FormatLine writes a line's two ends as an answer.
func FormatLine(ends [4]float64) string {
	var words []string
	for _, v := range ends {
		words = append(words, strconv.FormatFloat(v, 'f', 4, 64))
	}
	return strings.Join(words, " ")
}

// ParseLine reads a line's two ends: x1 and x2 of each.
func ParseLine(text string) (ends [4]float64, err error) {
	words := strings.Fields(text)
	if len(words) != 4 {
		return ends, fmt.Errorf("a line has two ends, each with x1 and x2: four numbers, not %d", len(words))
	}
	for i, word := range words {
		if ends[i], err = core.ParseDecimal(word); err != nil {
			return ends, err
		}
		if math.Abs(ends[i]) > core.Limits["data.points.x"].Max || math.IsNaN(ends[i]) {
			return ends, fmt.Errorf("%s is beyond the plane; allowed is %s", quoted(word), core.Limits["data.points.x"])
		}
	}
	if math.Hypot(ends[2]-ends[0], ends[3]-ends[1]) < 1e-6 {
		return ends, errors.New("both ends are at the same place: that is no line")
	}
	return ends, nil
}

// turned are the points turned about the middle by an angle, to four digits.
func turned(points []core.Point, angle float64) []core.Point {
	sin, cos := math.Sincos(angle)
	list := make([]core.Point, len(points))
	for i, p := range points {
		x, y := cos*p.X1-sin*p.X2, sin*p.X1+cos*p.X2
		list[i] = core.Point{X1: math.Round(1e4*x) / 1e4, X2: math.Round(1e4*y) / 1e4, Class: p.Class}
	}
	return list
}

// parted is the share of the points on the right side of the plane square to the way between the classes' middles.
func parted(points []core.Point) float64 {
	var sum [2][3]float64
	for _, p := range points {
		k := &sum[p.Class]
		k[0], k[1], k[2] = k[0]+p.X1, k[1]+p.X2, k[2]+1
	}
	if sum[0][2] < 3 || sum[1][2] < 3 {
		return 0
	}
	ax, ay, bx, by := sum[0][0]/sum[0][2], sum[0][1]/sum[0][2], sum[1][0]/sum[1][2], sum[1][1]/sum[1][2]
	mx, my, dx, dy := (ax+bx)/2, (ay+by)/2, bx-ax, by-ay
	return float64(rightSide([4]float64{mx, my, mx - dy, my + dx}, points)) / float64(len(points))
}
