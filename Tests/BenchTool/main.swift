// One call: see BenchTool.
BenchTool.main()
