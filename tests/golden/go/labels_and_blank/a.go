package blank

func retry() bool { return false }

func use() {
retry:
	for {
		if retry() {
			continue retry
		}
		break
	}
	_ = retry()
}

var _ = retry()
