module example.org/main

require (
	example.org/lib v1.0.0
	example.org/far v1.0.0
)

replace example.org/lib => ./third/lib

replace (
	example.org/far => example.org/fork v1.1.0
	example.org/old v1.2.0 => ./third/old // kept
)
