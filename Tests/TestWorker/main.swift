private import Commands

// Closures made here would be bound to the main actor: one call only.
private let code = Worker.run(methods: TestMethods.all)
TestMethods.exit(code)
