package model

type Engine struct{}

func (e *Engine) Start() {}

type Car struct {
	Engine *Engine
	Spare  map[string]*Engine
}
