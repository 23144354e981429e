package pkg

import (
	outer "example.org/app/internal/util"
	"example.org/app/pkg/internal/util"
)

func use() {
	util.Clean()
	outer.Clean()
}
