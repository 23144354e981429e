//go:build linux && !arm64

package sel

func tagged() { flags() }

func use(h handle) { _ = handle(0) }
