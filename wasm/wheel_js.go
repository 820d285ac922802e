package main

// wheelLine is what the wheel tells for one line: a browser counts pixels.
const wheelLine = 100.0
