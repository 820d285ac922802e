package core

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// field is one key of the project file: its name ("training.learningRate") and where its value lives.
type field struct {
	key   string
	value value
}

// value is one key's place in a Project with the things that are done with it. Reading looks at
// types only and checking at what is allowed, so that a project built in memory meets the same checks.
type value interface {
	read(key string, doc json.RawMessage) error
	check(key string) error
	write(dst []byte, form layout) []byte
	same(other value) bool // other is the same key's of another project
}

// fields declares every key of the project file, in the file's order.
func (p *Project) fields() []field {
	d, n, t := &p.Data, &p.Network, &p.Training
	return []field{
		{"version", whole{&p.Version}},
		{"data.set", choice[DataSet]{&d.Set, AllDataSets}},
		{"data.n", whole{&d.N}},
		{"data.noise", real{&d.Noise}},
		{"data.seed", whole{&d.Seed}},
		{"data.train", real{&d.Train}},
		{"data.features", several[Feature]{at: &d.Features, all: AllFeatures}},
		{"data.points", points{&d.Points}},
		{"network.hidden", neurons{&n.Hidden}},
		{"network.activation", choice[Activation]{&n.Activation, AllActivations}},
		{"network.bias", flag{&n.Bias}},
		{"network.output", choice[Output]{&n.Output, AllOutputs}},
		{"network.init", choice[Init]{&n.Init, AllInits}},
		{"network.scale", real{&n.Scale}},
		{"network.seed", whole{&n.Seed}},
		{"training.loss", choice[Loss]{&t.Loss, AllLosses}},
		{"training.reduction", choice[Reduction]{&t.Reduction, AllReductions}},
		{"training.batch", whole{&t.Batch}},
		{"training.sampling", choice[Sampling]{&t.Sampling, AllSamplings}},
		{"training.learningRate", real{&t.LearningRate}},
		{"training.schedule.kind", choice[string]{&t.Schedule.Kind, AllSchedules}},
		{"training.schedule.rate", real{&t.Schedule.Rate}},
		{"training.schedule.every", whole{&t.Schedule.Every}},
		{"training.penalty", choice[Penalty]{&t.Penalty, AllPenalties}},
		{"training.lambda", real{&t.Lambda}},
		{"training.clip.kind", choice[string]{&t.Clip.Kind, AllClips}},
		{"training.clip.limit", real{&t.Clip.Limit}},
		{"training.optimizer.kind", choice[string]{&t.Optimizer.Kind, AllOptimizers}},
		{"training.optimizer.momentum", real{&t.Optimizer.Momentum}},
		{"training.optimizer.beta2", real{&t.Optimizer.Beta2}},
		{"training.optimizer.epsilon", real{&t.Optimizer.Epsilon}},
		{"view.theme", choice[string]{&p.View.Theme, AllThemes}},
		{"view.title", text{&p.View.Title, 1}},
		{"view.task", text{&p.View.Task, mostLines}},
		{"view.show", several[string]{at: &p.View.Show, all: AllGroups, null: true}},
		{"view.hide", ids{&p.View.Hide}},
		{"view.exercise", name{&p.View.Exercise}},
		{"view.challenge", name{&p.View.Challenge}},
		{"view.paused", flag{&p.View.Paused}},
		{"step", whole{&p.Step}},
		{"weights", weights{&p.Weights}},
		{"biases", biasesAt(&p.Biases)},
		{"moments", momentsAt(&p.Moments)},
	}
}

// Changed lists the keys whose values differ between two projects, in the file's order; a schedule, a clip and an optimizer are one
// key each, whichever of their parts differ. nil for projects that are the same.
func Changed(a, b Project) []string {
	var keys []string
	others := b.fields()
	for i, f := range a.fields() {
		if f.value.same(others[i].value) {
			continue
		}
		key := f.key
		if parts := strings.SplitN(key, ".", 3); len(parts) == 3 {
			key = parts[0] + "." + parts[1]
		}
		if len(keys) == 0 || keys[len(keys)-1] != key {
			keys = append(keys, key)
		}
	}
	return keys
}

// Keys lists every key of the project file, in the file's order: "version", "data.set", …
func Keys() []string {
	var keys []string
	for _, f := range new(Project).fields() {
		keys = append(keys, f.key)
	}
	return keys
}

// choice is one of a list of names.
type choice[T ~string] struct {
	at  *T
	all []T
}

func (v choice[T]) read(key string, doc json.RawMessage) error {
	return readInto(v.at, key, doc, v.allowed())
}

func (v choice[T]) check(key string) error {
	if slices.Contains(v.all, *v.at) {
		return nil
	}
	return wrong(key, quoteStart(string(*v.at)), v.allowed())
}

func (v choice[T]) write(dst []byte, _ layout) []byte { return append(dst, quote(string(*v.at))...) }

func (v choice[T]) same(other value) bool { return *v.at == *other.(choice[T]).at }

func (v choice[T]) allowed() string { return joined(v.all) }

// joined lists names.
func joined[T ~string](all []T) string {
	names := make([]string, len(all))
	for i, name := range all {
		names[i] = string(name)
	}
	return strings.Join(names, ", ")
}

// readInto reads a JSON string to at.
func readInto[T ~string](at *T, key string, doc json.RawMessage, allowed string) error {
	s, ok := readText(doc)
	if !ok {
		return wrong(key, doc, allowed)
	}
	*at = T(s)
	return nil
}

// whole is a whole number within Limits[key].
type whole struct{ at *int }

func (v whole) read(key string, doc json.RawMessage) error {
	x, ok := readNumber(doc)
	if !ok || !Limits[key].Contains(x) { // before int(x), which would cut a fraction off
		return wrong(key, doc, Limits[key].String())
	}
	*v.at = int(x)
	return nil
}

func (v whole) check(key string) error {
	if Limits[key].Contains(float64(*v.at)) {
		return nil
	}
	return wrong(key, strconv.Itoa(*v.at), Limits[key].String())
}

func (v whole) write(dst []byte, _ layout) []byte { return strconv.AppendInt(dst, int64(*v.at), 10) }

func (v whole) same(other value) bool { return *v.at == *other.(whole).at }

// real is a number within Limits[key].
type real struct{ at *float64 }

func (v real) read(key string, doc json.RawMessage) (err error) {
	x, ok := readNumber(doc)
	if !ok {
		return wrong(key, doc, Limits[key].String())
	}
	*v.at = x
	return nil
}

func (v real) check(key string) error {
	if Limits[key].Contains(*v.at) {
		return nil
	}
	return wrong(key, number(*v.at), Limits[key].String())
}

func (v real) write(dst []byte, _ layout) []byte { return appendNumber(dst, *v.at) }

func (v real) same(other value) bool { return *v.at == *other.(real).at }

// flag is true or false.
type flag struct{ at *bool }

func (v flag) read(key string, doc json.RawMessage) error {
	switch string(doc) {
	case "true":
		*v.at = true
	case "false":
		*v.at = false
	default:
		return wrong(key, doc, "true or false")
	}
	return nil
}

func (v flag) check(string) error { return nil }

func (v flag) write(dst []byte, _ layout) []byte { return strconv.AppendBool(dst, *v.at) }

func (v flag) same(other value) bool { return *v.at == *other.(flag).at }
