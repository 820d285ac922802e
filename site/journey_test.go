package site_test

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// drag moves the mouse with its button held, in steps that the program sees one by one.
func (b *tab) drag(x0, y0, x1, y1 float64) {
	b.Helper()
	mouse := func(kind input.DispatchMouseEventType, x, y float64) {
		command(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: input.MouseButtonLeft, ClickCount: 1})
		b.frame()
	}
	mouse(input.DispatchMouseEventTypeMouseMoved, x0, y0)
	mouse(input.DispatchMouseEventTypeMousePressed, x0, y0)
	for i := 1; i <= 5; i++ {
		f := float64(i) / 5
		mouse(input.DispatchMouseEventTypeMouseMoved, x0+(x1-x0)*f, y0+(y1-y0)*f)
	}
	mouse(input.DispatchMouseEventTypeMouseReleased, x1, y1)
}

// choose picks an option of a control by its label.
func (b *tab) choose(label, option string) {
	b.Helper()
	on[chromedp.Void](b, b.find("combobox", label), `function(label) {
		this.selectedIndex = [...this.options].findIndex((o) => o.textContent === label);
		this.dispatchEvent(new Event('change', {bubbles: true}));
	}`, option)
}

// TestJourney is a whole visit: load, add, drag, erase, undo, change the network, train the corners to 100 %, share; and the
// visit of whoever opens the link elsewhere, who finds the same points, settings and accuracy to the bit.
func TestJourney(t *testing.T) {
	b := start(t, laptop.inFull())
	b.click(b.find("button", "Pause"))
	b.choose("Data set", eval[string](b, `control('data.set').options.find((o) => o.value === 'corners').label`))
	b.wait("the corners", `x().state().points === 4`)

	x0, y0 := b.place(0.5, 0.25)
	b.must(chromedp.Do(b.ctx, chromedp.MouseClickXY(x0, y0)))
	b.wantPoint(1, 0.5, 0.25, 1)
	x1, y1 := b.place(-0.5, 0.75)
	b.drag(x0, y0, x1, y1)
	b.wait("a moved point", `Math.abs(x().project().data.points[0][0] + 0.5) < 0.02 && Math.abs(x().project().data.points[0][1] - 0.75) < 0.02`)
	b.click(b.find("checkbox", "Eraser"))
	b.must(chromedp.Do(b.ctx, chromedp.MouseClickXY(x1, y1)))
	b.wait("four points", `x().state().points === 4`)
	b.click(b.find("checkbox", "Eraser"))
	b.click(b.find("button", "Undo"))
	b.wait("the point again", `x().state().points === 5`)

	b.typeInto(b.find("textbox", "Neurons in layer 1, typed"), "6")
	b.choose("Activation", "Tanh")
	b.choose("Optimizer", eval[string](b, `control('training.optimizer.kind').options.find((o) => o.value === 'adam').label`))
	b.typeInto(b.find("textbox", "Learning rate α, typed"), "0.05")
	b.click(b.find("button", "Run"))
	b.wait("all points right", `x().state().accuracy === 1 && x().state().step > 200`)
	b.click(b.find("button", "Pause"))
	b.wait("a pause", `!x().state().running`)

	b.click(b.find("button", "Share"))
	b.wait("a link", `document.querySelector('#sheet [data-part=link]').value.includes('#')`)
	link := eval[string](b, `new URL(document.querySelector('#sheet [data-part=link]').value).hash`)
	project := eval[string](b, `JSON.stringify(x().project())`)
	loss := eval[string](b, `JSON.stringify([x().state().loss, x().state().accuracy, x().state().step])`)

	// Elsewhere: another origin, where nothing is remembered. It is paused, as it was when it was shared.
	other := open(t, laptop, "/"+link)
	other.ready()
	other.find("button", "Run")
	if eval[bool](other, `x().state().running`) {
		t.Error("elsewhere it trains, though it was shared paused")
	}
	for _, part := range []string{"data", "network", "training"} {
		if got, want := eval[string](other, `JSON.stringify(x().project().`+part+`)`), eval[string](b, `JSON.stringify(x().project().`+part+`)`); got != want {
			t.Errorf("elsewhere %s is %s, want %s", part, got, want)
		}
	}
	eval[any](other, `(figure().xorceryCall('openLink', JSON.stringify(['`+link+`'])), null)`)
	if got := eval[string](other, `JSON.stringify(x().project())`); got != project {
		t.Errorf("elsewhere the link holds %s, want %s", got, project)
	}
	if got := eval[string](other, `JSON.stringify([x().state().loss, x().state().accuracy, x().state().step])`); got != loss {
		t.Errorf("elsewhere loss, accuracy and step are %s, want %s", got, loss)
	}
}
