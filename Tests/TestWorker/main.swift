private import ArgumentParser
private import Commands

// Closures made here would be bound to the main actor: one call only.
TestWorkerCommand.main()
