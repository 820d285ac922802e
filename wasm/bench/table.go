package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"runtime"
)

// limits is what C took for a step of each network, in nanoseconds: shape compiled in, f64x2, V8. Without a folder they are 0.
func limits(folder string) ([]float64, error) {
	least := make([]float64, len(networks))
	if folder == "" {
		return least, nil
	}
	for range 3 {
		text, err := output(exec.Command("node", filepath.Join(folder, "limit.mjs")))
		if err != nil {
			return nil, err
		}
		for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
			var row struct {
				Module, Row string
				Known       float64 // µs
			}
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				return nil, fmt.Errorf("limit.mjs printed %q: %w", lines.Text(), err)
			}
			for i, n := range networks {
				if row.Module == "simd_f64" && row.Row == n.Limit && (least[i] == 0 || row.Known*1e3 < least[i]) {
					least[i] = row.Known * 1e3
				}
			}
		}
	}
	return least, nil
}

const pixels = side * side / 1e6 // from ns a pixel to ms a surface

// print prints a network's rows and how they stand to what is aimed at.
func print(n network, native, wasm, peer result, limit float64) {
	fmt.Printf("%s, float64, full batch, one core; the least of many runs. %s, %s/%s\n", n.Name, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Printf("  %-34s %10s %14s %12s %12s\n", "engine", "µs/step", "samples/s", "ms/surface", "allocs/step")
	row := func(engine string, step, pixel, allocs float64) {
		fmt.Printf("  %-34s %10.3f %14.0f %12s %12s\n", engine, step/1e3, float64(n.Points)/step*1e9, cell(pixel*pixels, "%.2f"), cell(allocs, "%.0f"))
	}
	none := math.NaN()
	row("core native", native.StepNS, native.PixelNS, native.Allocs)
	row("core wasm", wasm.StepNS, wasm.PixelNS, wasm.Allocs)
	row("kernel native", native.Kernel, none, none)
	row("kernel wasm", wasm.Kernel, none, none)
	row("synaptic", peer.StepNS, peer.PixelNS, none)
	if limit > 0 {
		row("C in wasm, f64x2, shape compiled in", limit, none, none)
	}
	for _, m := range n.known {
		surface := none
		if m.Surface > 0 {
			surface = m.Surface / pixels
		}
		row(m.Engine+" *", m.StepUS*1e3, surface, none)
	}
	fmt.Printf("  as fast as synaptic: core wasm %.1f times for a step, %.1f for a surface\n", peer.StepNS/wasm.StepNS, peer.PixelNS/wasm.PixelNS)
	fmt.Printf("  kernel wasm is %.1f times as fast as synaptic (aim: at least %.0f), %.1f times as core wasm (at least 3.5)\n",
		peer.StepNS/wasm.Kernel, n.timesPeer, wasm.StepNS/wasm.Kernel)
	if limit > 0 {
		fmt.Printf("  kernel wasm takes %.2f times what C took (aim: at most %.1f)\n", wasm.Kernel/limit, n.timesLimit)
	}
	fmt.Printf("  kernel native is %.1f times as fast as core native (aim: at least 1.4)\n", native.StepNS/native.Kernel)
	if len(n.known) > 0 {
		fmt.Println("  * measured once, on a machine of the kind that core was tuned on")
	}
	fmt.Println()
}

func cell(v float64, format string) string {
	if math.IsNaN(v) || v < 0 {
		return "–"
	}
	return fmt.Sprintf(format, v)
}
