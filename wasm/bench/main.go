// Bench prints one table: how long core and the compiled network (core/kernel) take for a gradient step and for a surface of 512×512
// pixels, native and as wasm under Node, beside synaptic, the fastest JavaScript library of its kind, all measured in one run on this
// machine. With -limit DIR it adds what hand-written C in wasm reaches, by DIR/limit.mjs.
//
// It is run from the project's folder. Node and npm must be there; synaptic is fetched into .bench/, which git ignores.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const folder = ".bench"

func main() {
	lines := flag.Bool("lines", false, "measure core in this process alone and print one JSON object a line")
	limit := flag.String("limit", "", "print what `DIR`/limit.mjs measures too")
	cost := flag.Bool("cost", false, "print instead how cost grows with points and neurons, native and as wasm under Node")
	costLines := flag.Bool("cost-lines", false, "that of this process alone")
	flag.Parse()
	work := func() error { return table(*limit) }
	switch {
	case *lines:
		work = printLines
	case *costLines:
		work = costs
	case *cost:
		work = costTable
	}
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func printLines() error {
	for _, n := range networks {
		r, err := measure(n)
		if err != nil {
			return err
		}
		if err := json.NewEncoder(os.Stdout).Encode(r); err != nil {
			return err
		}
	}
	return nil
}

func table(limit string) error {
	if _, err := os.Stat("go.mod"); err != nil {
		return fmt.Errorf("run me from the project's folder: %w", err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	var native []result
	for _, n := range networks {
		r, err := measure(n)
		if err != nil {
			return err
		}
		native = append(native, r)
	}
	wasm, err := underNode()
	if err != nil {
		return err
	}
	peer, err := synaptic()
	if err != nil {
		return err
	}
	if len(wasm) != len(networks) || len(peer) != len(networks) {
		return fmt.Errorf("%d networks in wasm and %d in synaptic, want %d", len(wasm), len(peer), len(networks))
	}
	least, err := limits(limit)
	if err != nil {
		return err
	}
	for i := range networks {
		print(networks[i], native[i], wasm[i], peer[i], least[i])
	}
	return nil
}

// costTable prints how cost grows, native and as wasm.
func costTable() error {
	fmt.Println("native:")
	if err := costs(); err != nil {
		return err
	}
	node, err := ownNode("-cost-lines")
	if err != nil {
		return err
	}
	text, err := output(node)
	fmt.Printf("wasm under Node:\n%s", text)
	return err
}

// underNode measures core as wasm.
func underNode() ([]result, error) {
	node, err := ownNode("-lines")
	if err != nil {
		return nil, err
	}
	return results(node)
}

// ownNode is this program as wasm under Node.
func ownNode(argument string) (*exec.Cmd, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	program := filepath.Join(folder, "bench.wasm")
	build := exec.Command("go", "build", "-o", program, "./wasm/bench")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if _, err := output(build); err != nil {
		return nil, err
	}
	root, err := output(exec.Command("go", "env", "GOROOT"))
	if err != nil {
		return nil, err
	}
	loader := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	return exec.Command("node", "--stack-size=8192", loader, program, argument), nil
}

// synaptic fetches synaptic where it is missing and measures it on the same points.
func synaptic() ([]result, error) {
	if _, err := os.Stat(filepath.Join(folder, "node_modules", "synaptic")); err != nil {
		npm := exec.Command("npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", folder, "synaptic@1.1.4")
		if _, err := output(npm); err != nil {
			return nil, err
		}
	}
	type task struct {
		network
		Data [][3]float64 `json:"data"`
	}
	var tasks []task
	for _, n := range networks {
		p, err := n.project()
		if err != nil {
			return nil, err
		}
		t := task{network: n}
		for _, point := range p.Data.Points {
			t.Data = append(t.Data, [3]float64{point.X1, point.X2, float64(point.Class)})
		}
		tasks = append(tasks, t)
	}
	doc, err := json.Marshal(tasks)
	if err != nil {
		return nil, err
	}
	script, err := filepath.Abs(filepath.Join("wasm", "bench", "synaptic.mjs"))
	if err != nil {
		return nil, err
	}
	node := exec.Command("node", script, string(doc))
	node.Dir = folder
	return results(node)
}

// results runs c, which prints one result a line.
func results(c *exec.Cmd) ([]result, error) {
	text, err := output(c)
	if err != nil {
		return nil, err
	}
	var list []result
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		var r result
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s printed %q: %w", c.Args[0], lines.Text(), err)
		}
		list = append(list, r)
	}
	return list, nil
}

// output runs c; an error holds what c said.
func output(c *exec.Cmd) ([]byte, error) {
	var out, complaint bytes.Buffer
	c.Stdout, c.Stderr = &out, &complaint
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s%s", filepath.Base(c.Args[0]), err, complaint.String(), out.String())
	}
	return out.Bytes(), nil
}
