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
	for _, name := range functionsOf(q, net) {
		file, line, text, err := core.Source(name)
		if err != nil {
			panic("bricks: " + err.Error()) // a test asks for every name
		}
		file = "core/" + file
		place := file + ", line " + core.FormatInteger(line)
		list = append(list, CodeLines{file, line, place, strings.ReplaceAll(text, "\t", "    "), marksOf(text, q, net, training)})
	}
	return list
}

func functionsOf(q *core.Quantity, net *core.MLP) []string {
	last := q.Layer == net.Layers()
	slope := map[core.Activation]string{core.Sigmoid: "multiplyLogistic", core.Tanh: "multiplyTanh", core.ReLU: "multiplyReLU"}[net.Hidden]
	switch {
	case strings.HasPrefix(q.Name, "clipped"), q.Name == "|dLoss|":
		return []string{"Clip.apply"}
	case q.Name == "Penalty", strings.HasPrefix(q.Name, "dPenalty"):
		return []string{"penalize"}
	case q.Phase == core.Update:
		return []string{"moments.update"}
	case q.Phase == core.LossTime, q.Name == "Y":
		return []string{"lanes.dataLoss"}
	case q.Phase == core.Forward && last && q.Name[0] == 'h' && net.Out == core.SoftmaxOutput:
		return []string{"lanes.forward", "softmax"}
	case q.Phase == core.Forward:
		return []string{"lanes.forward"}
	case last && brickOf(q, net.Layers()) > 2*q.Layer-1:
		return []string{"lanes.dataLoss"}
	case q.Name[1] == 'h' && slope != "":
		return []string{"lanes.backward", slope}
	}
	return []string{"lanes.backward"}
}

// marksOf are the lines of a function that compute a quantity: those that say one of some words, and of a switch only in its case.
func marksOf(text string, q *core.Quantity, net *core.MLP, training *core.Training) (marks []int) {
	words, in := wordsOf(q, net, training)
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

// wordsOf is what the lines of a quantity say, and in which case of the function's switch they stand; "" for none.
func wordsOf(q *core.Quantity, net *core.MLP, training *core.Training) (words []string, in string) {
	last := q.Layer == net.Layers()
	own := brickOf(q, net.Layers()) > 2*q.Layer-1
	switch {
	case q.Name == "|dLoss|":
		return []string{"norm(g)"}, ""
	case strings.HasPrefix(q.Name, "clipped"):
		return []string{"g[i] *=", "g[i] ="}, strconv.Quote(training.Clip.Kind)
	case q.Name == "Penalty":
		return []string{"penaltyValue("}, ""
	case strings.HasPrefix(q.Name, "dPenalty"):
		return []string{"dw[i] +="}, map[core.Penalty]string{core.L1: "L1", core.L2: "L2", core.Published: "Published"}[training.Penalty]
	case q.Phase == core.Update:
		return []string{"w[n] -=", "w[n+1] -=", "w[n+2] -=", "w[n+3] -=", "w[i] -="}, strconv.Quote(training.Optimizer.Kind)
	case q.Phase == core.LossTime && training.Loss == core.CrossEntropy:
		return []string{"entropy()"}, ""
	case q.Phase == core.LossTime, q.Name == "Y":
		return []string{"difference("}, ""
	case q.Phase == core.Forward && q.Name[0] == 'h':
		return []string{"hidden.apply(", "softmax(", "sigmoids(", "/= total"}, ""
	case q.Phase == core.Forward:
		return []string{"combine("}, ""
	case last && own && strings.HasPrefix(q.Name, "dLoss/dh"):
		return []string{"difference("}, ""
	case last && own && training.Loss == core.CrossEntropy:
		return []string{"difference("}, ""
	case last && own:
		return []string{"multiplyLogistic(", "mix += ", "dz[k] ="}, ""
	case strings.HasPrefix(q.Name, "dLoss/dh"):
		return []string{"combine("}, ""
	case strings.HasPrefix(q.Name, "dLoss/db"):
		return []string{"addSums(", "addProductsQuad("}, ""
	case own:
		return []string{"multiplyDerivative(", "dh[n] *=", "dh[n+1] *=", "dh[n+2] *=", "dh[n+3] *=", "dh[n] ="}, ""
	}
	return []string{"addProducts(", "addProductsQuad("}, ""
}
