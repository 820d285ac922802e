package main

import (
	"fmt"
	"strings"

	"xorcery/wasm/app"
	"xorcery/wasm/icon"
)

// tree is what stands under a prefix on Linux: the program, and what makes it known to the desktop. command is how the desktop file
// calls it.
func tree(data []byte, command string) ([]file, error) {
	kind := strings.ReplaceAll(app.ProjectType, "/", "-") // as icons of file types are called
	files := []file{
		{name: "bin/xorcery", data: data, program: true},
		{name: "share/applications/xorcery.desktop", data: []byte(fmt.Sprintf(desktopEntry, quoted(command), app.ProjectType))},
		{name: "share/mime/packages/xorcery.xml", data: []byte(fmt.Sprintf(mimeType, app.ProjectType, app.ProjectExt, kind))},
		{name: "share/icons/hicolor/scalable/apps/xorcery.svg", data: []byte(icon.SVG())},
		{name: "share/icons/hicolor/scalable/mimetypes/" + kind + ".svg", data: []byte(icon.SVG())},
	}
	for _, side := range []int{16, 24, 32, 48, 64, 128, 256, 512} {
		png, err := icon.PNG(side, icon.Round)
		if err != nil {
			return nil, err
		}
		files = append(files, file{name: fmt.Sprintf("share/icons/hicolor/%dx%[1]d/apps/xorcery.png", side), data: png})
	}
	return files, nil
}

// desktopEntry tells the desktop of the program. Its windows say the class xorcery.
const desktopEntry = `[Desktop Entry]
Type=Application
Version=1.5
Name=Xorcery
GenericName=Neural network playground
Comment=Click a few points, and a small neural network bends its decision boundary around them
Exec=%s %%f
Icon=xorcery
Terminal=false
StartupNotify=false
StartupWMClass=xorcery
Categories=Education;Science;ArtificialIntelligence;
Keywords=neural;network;backpropagation;XOR;
MimeType=%s;application/json;text/csv;
`

// mimeType tells the desktop what a project file is.
const mimeType = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="%s">
    <comment>Xorcery project</comment>
    <sub-class-of type="application/json"/>
    <glob pattern="*%s"/>
    <icon name="%s"/>
  </mime-type>
</mime-info>
`

// quoted is a program's path as a desktop file's Exec has it: quoted, with what the quotes, the file's own strings and its fields would
// change escaped.
func quoted(path string) string {
	if !strings.ContainsAny(path, " \t\"'\\><~|&;$*?#()`%") {
		return path
	}
	path = strings.NewReplacer(`\`, `\\\\`, `"`, `\\"`, "`", "\\\\`", `$`, `\\$`, `%`, `%%`).Replace(path)
	return `"` + path + `"`
}
