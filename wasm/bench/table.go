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

// limit is what C took for a network, in nanoseconds, shape compiled in, in V8: a step in f64x2, a pixel of a surface in f32x4; 0 unknown.
type limit struct{ step, pixel float64 }

// limits are those of each network. Without a folder all are unknown.
func limits(folder string) ([]limit, error) {
	least := make([]limit, len(networks))
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
				Surface     float64 // ms
			}
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				return nil, fmt.Errorf("limit.mjs printed %q: %w", lines.Text(), err)
			}
			for i, n := range networks {
				if row.Row != n.Limit {
					continue
				}
				switch row.Module {
				case "simd_f64":
					least[i].step = lesser(least[i].step, row.Known*1e3)
				case "simd_f32":
					least[i].pixel = lesser(least[i].pixel, row.Surface/pixels)
				}
			}
		}
	}
	return least, nil
}

// lesser is the smaller of two times, the first unknown where it is 0.
func lesser(known, now float64) float64 {
	if known == 0 {
		return now
	}
	return min(known, now)
}

const pixels = side * side / 1e6 // from ns a pixel to ms a surface

// print prints a network's rows and how they stand to what is aimed at.
func print(n network, native, wasm, peer result, least limit) {
	fmt.Printf("%s, float64, full batch, one core; the least of many runs. %s, %s/%s\n", n.Name, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Printf("  %-34s %10s %14s %12s %12s\n", "engine", "µs/step", "samples/s", "ms/surface", "allocs/step")
	row := func(engine string, step, pixel, allocs float64) {
		fmt.Printf("  %-34s %10.3f %14.0f %12s %12s\n", engine, step/1e3, float64(n.Points)/step*1e9, cell(pixel*pixels, "%.2f"), cell(allocs, "%.0f"))
	}
	none := math.NaN()
	row("core native", native.StepNS, none, native.Allocs)
	row("core wasm", wasm.StepNS, none, wasm.Allocs)
	row("kernel native", native.Kernel, none, none)
	row("kernel wasm", wasm.Kernel, none, none)
	row("synaptic", peer.StepNS, peer.PixelNS, none)
	if least.step > 0 {
		row("C in wasm, f64x2, shape compiled in", least.step, none, none)
	}
	surface := func(engine string, shares, picture float64) {
		line := fmt.Sprintf("  %-34s %10s %14s %12.2f", engine, "", "", shares*pixels)
		if picture > 0 {
			line += fmt.Sprintf("   with colors and edge %.2f", picture*pixels)
		}
		fmt.Println(line)
	}
	surface("surface native", native.Surface, native.Picture)
	surface("surface wasm", wasm.Surface, wasm.Picture)
	surface("core raster native", native.PixelNS, 0)
	surface("core raster wasm", wasm.PixelNS, 0)
	if least.pixel > 0 {
		surface("C in wasm, f32x4", least.pixel, 0)
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
	if least.step > 0 {
		fmt.Printf("  kernel wasm takes %.2f times what C took (aim: at most %.1f)\n", wasm.Kernel/least.step, n.timesLimit)
	}
	if least.pixel > 0 {
		fmt.Printf("  surface wasm takes %.2f times what C took (aim: at most 1.5); core's takes %.1f times as long as it\n",
			wasm.Surface/least.pixel, wasm.PixelNS/wasm.Surface)
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
