package consts

type Color int

const (
	Red Color = iota
	Green
	Blue
	limit = 10
)

func (c Color) String() string { return names[c] }

var names = [...]string{Red: "red", Green: "green"}

type Level int

func (l Level) String() string { return "" }

func use() {
	Red.String()
	Blue.String()
	Color(2).String()
	Level(limit).String()
}
