package channels

type Job struct{}

func (j Job) Run() {}

func work(jobs <-chan Job, done chan bool) {
	for j := range jobs {
		j.Run()
	}
	j := <-jobs
	j.Run()
	(<-jobs).Run()
	select {
	case k, ok := <-jobs:
		if ok {
			k.Run()
		}
	case <-done:
	}
}
