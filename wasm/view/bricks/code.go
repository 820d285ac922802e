package bricks

import (
	"slices"
	"strconv"
	"strings"

	"xorcery/core"
)

// CodeLines is a function of core as it was compiled.
type CodeLines struct {
	File  string `json:"file"`
	Line  int    `json:"line"`
	Place string `json:"place"` // "core/lanes.go, line 102"
	Text  string `json:"text"`
	Marks []int  `json:"marks"` // the very lines, from 0
}

// codeOf are the functions of core that compute a quantity in training, where a batch stands in place of the one row.
func codeOf(q *core.Quantity, net *core.MLP, training *core.Training) []CodeLines {
	var list []CodeLines
	functions, words, in := placeOf(q, net, training)
	for _, name := range functions {
		file, line, text, err := core.Source(name)
		if err != nil {
			panic("bricks: " + err.Error()) // a test asks for every name
		}
		file = "core/" + file
		place := file + ", line " + core.FormatInteger(line)
		list = append(list, CodeLines{file, line, place, strings.ReplaceAll(text, "\t", "    "), marksOf(text, words, in)})
	}
	return list
}

// marksOf are the lines of a function that compute a quantity: those that say one of some words, and of a switch only in its case.
func marksOf(text string, words []string, in string) (marks []int) {
	inside := in == ""
	for i, line := range strings.Split(text, "\n") {
		code := strings.TrimSpace(line)
		if in != "" && (strings.HasPrefix(code, "case ") || code == "default:") {
			inside = strings.HasPrefix(code, "case "+in+":")
			continue
		}
		if !inside || strings.HasPrefix(code, "//") || strings.HasPrefix(code, "func ") {
			continue
		}
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(code, w) }) {
			marks = append(marks, i)
		}
	}
	return marks
}

// slopes are the functions that multiply by f'; none for the linear one.
var slopes = map[core.Activation][]string{
	core.Sigmoid: {"multiplyLogistic"}, core.Tanh: {"multiplyTanh"}, core.ReLU: {"multiplyReLU"}, core.Linear: nil,
}

// placeOf is where a quantity comes about: in which functions, what their lines of it say, and in which case of a switch these stand; "" for
// none.
func placeOf(q *core.Quantity, net *core.MLP, training *core.Training) (functions, words []string, in string) {
	last := q.Layer == net.Layers()
	own := brickOf(q, net.Layers()) > 2*q.Layer-1
	forward, loss, backward := []string{"lanes.forward"}, []string{"lanes.dataLoss"}, []string{"lanes.backward"}
	switch {
	case q.Symbol == "|dLoss|":
		return []string{"Clip.apply"}, []string{"norm(g)"}, ""
	case q.Over == core.OverClipped:
		return []string{"Clip.apply"}, []string{"g[i] *=", "g[i] ="}, strconv.Quote(training.Clip.Kind)
	case q.Symbol == "Penalty":
		return []string{"penalize"}, []string{"penaltyValue("}, ""
	case q.Symbol == "dPenalty/dW":
		return []string{"penalize"}, []string{"dw[i] +="}, map[core.Penalty]string{core.L1: "L1", core.L2: "L2", core.Published: "Published"}[training.Penalty]
	case q.Phase == core.Update:
		return []string{"moments.update"}, []string{"w[n] -=", "w[n+1] -=", "w[n+2] -=", "w[n+3] -=", "w[i] -="}, strconv.Quote(training.Optimizer.Kind)
	case q.Phase == core.LossTime && training.Loss == core.CrossEntropy:
		return loss, []string{"entropy()"}, ""
	case q.Phase == core.LossTime, q.Symbol == "Y":
		return loss, []string{"difference("}, ""
	case q.Symbol == "h":
		if last && net.Out == core.SoftmaxOutput {
			forward = append(forward, "softmax")
		}
		return forward, []string{"hidden.apply(", "softmax(", "sigmoids(", "/= total"}, ""
	case q.Phase == core.Forward:
		return forward, []string{"combine("}, ""
	case last && own && (q.Symbol == "dLoss/dh" || training.Loss == core.CrossEntropy):
		return loss, []string{"difference("}, ""
	case last && own:
		return loss, []string{"multiplyLogistic(", "mix += ", "dz[k] ="}, ""
	case q.Symbol == "dLoss/dh":
		return backward, []string{"combine("}, ""
	case q.Symbol == "dLoss/db":
		return backward, []string{"addSums(", "addProductsQuad("}, ""
	case own:
		if q.Symbol == "dh/dz" {
			backward = append(backward, slopes[net.Hidden]...)
		}
		return backward, []string{"multiplyDerivative(", "dh[n] *=", "dh[n+1] *=", "dh[n+2] *=", "dh[n+3] *=", "dh[n] ="}, ""
	}
	return backward, []string{"addProducts(", "addProductsQuad("}, ""
}
