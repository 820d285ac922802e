package site_test

import (
	"slices"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// find is the one element with a role and an accessible name, as a screen reader knows it.
func (b *tab) find(role, name string) runtime.RemoteObjectID {
	b.Helper()
	return b.findIn("document", role, name)
}

// findIn is find among what stands in a node, a JavaScript expression: less work.
func (b *tab) findIn(node, role, name string) runtime.RemoteObjectID {
	b.Helper()
	var found []*accessibility.Node
	for range 100 { // the accessibility tree follows the page with a delay
		root, err := chromedp.Run(b.ctx, chromedp.Evaluate[*runtime.RemoteObject](node))
		b.must(err)
		tree := command(b, accessibility.QueryAXTree, accessibility.QueryAXTreeParams{
			ObjectID: root.ObjectID, Role: role, AccessibleName: name,
		})
		found = slices.DeleteFunc(tree.Nodes, func(n *accessibility.Node) bool { return n.Ignored })
		if len(found) > 0 {
			break
		}
		b.must(chromedp.Do(b.ctx, chromedp.Sleep(50*time.Millisecond)))
	}
	if len(found) != 1 {
		b.Fatalf("there are %d elements with role %q and name %q, want one", len(found), role, name)
	}
	return command(b, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: found[0].BackendDOMNodeID}).Object.ObjectID
}

// on calls a JavaScript function with this set to an element.
func on[T any](b *tab, element runtime.RemoteObjectID, function string, args ...any) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.CallFunctionOn[T](function,
		func(p *runtime.CallFunctionOnParams) { p.ObjectID = element }, args...))
	if err != nil {
		b.Fatalf("%s: %v", function, err)
	}
	return v
}

// center brings an element into view and says where its middle is; something else lying over it is an error.
func (b *tab) center(element runtime.RemoteObjectID) (x, y float64) {
	b.Helper()
	at := on[[]float64](b, element, `function() {
		this.scrollIntoView({block: 'center', behavior: 'instant'});
		const r = this.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
		const top = document.elementFromPoint(x, y);
		if (!this.contains(top)) throw new Error('covered by ' + top?.outerHTML.slice(0, 200));
		return [x, y];
	}`)
	return at[0], at[1]
}

// click clicks the middle of an element with the mouse.
func (b *tab) click(element runtime.RemoteObjectID) {
	b.Helper()
	x, y := b.center(element)
	b.must(chromedp.Do(b.ctx, chromedp.MouseClickXY(x, y)))
}

// press types keys to whatever has the focus.
func (b *tab) press(keys string) {
	b.Helper()
	b.must(chromedp.Do(b.ctx, chromedp.KeyEvent(keys)))
}

// typeInto replaces the text of a field by keyboard and confirms it with Enter.
func (b *tab) typeInto(field runtime.RemoteObjectID, text string) {
	b.Helper()
	on[chromedp.Void](b, field, `function() { this.scrollIntoView({block: 'center'}); this.focus(); this.select(); }`)
	b.press(text + "\r")
}
