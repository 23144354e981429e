package methods

type Queue struct{ items []string }

func NewQueue() *Queue { return &Queue{} }

type Stack struct{}

func (s *Stack) Push(x string) {}
