package anon

type Engine struct{}

func (Engine) Start() {}

func check() {}

func other() {}

func use() {
	tests := []struct {
		name string
		run  func()
		eng  Engine
	}{
		{"a", check, Engine{}},
	}
	for _, tt := range tests {
		tt.run()
		tt.eng.Start()
	}
	v := struct{ Engine }{}
	v.Start()
}
