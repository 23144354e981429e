package consts

type Level int

const (
	Low Level = iota
	Middle
	High
)

func (l Level) String() string { return "" }

func use() {
	Low.String()
	High.String()
	level := Middle
	level.String()
	Level(3).String()
}
