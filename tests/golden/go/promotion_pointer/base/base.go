package base

type Model struct{ ID int }

func (m *Model) Save() error { return nil }

func (m Model) Key() int { return m.ID }
