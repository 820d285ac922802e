// Package figure draws the program's state with Ebitengine: accuracy, decision boundary and loss, and in a window the bar
// and the panel of controls. It reads the state and changes nothing.
//
// Geometry comes from package app in device-independent pixels; everything here is drawn at the device's own, so a line
// is as sharp as the screen. The decision boundary is evaluated in every device pixel by a Kage shader that is written
// for the network's shape (source.go); [core.Raster] is its reference, and stands in where a shader cannot.
package figure
