module github.com/other/name
