package warraq

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

const (
	logLines = 20
	logBytes = 8 << 10
	// After the process is reaped its pipes are read for so long: a grandchild may hold them open for ever.
	lastWords = 200 * time.Millisecond
	// A worker that closed a pipe gets so long to end by itself.
	pipeGrace = time.Second
)

// process is a worker's process and its pipes. The pipes are our own, since exec's are closed by Wait before all is read.
type process struct {
	command               *exec.Cmd
	stdin, stdout, stderr *os.File
	log                   []byte // The last bytes of stderr; to be read once exited is closed.
	exited                chan struct{}
}

// findProgram returns the path of the warraq program: $WARRAQ, or else the one on $PATH.
func findProgram() (string, error) {
	if named := os.Getenv("WARRAQ"); named != "" {
		path, err := exec.LookPath(named)
		if err != nil {
			return "", fmt.Errorf("warraq: $WARRAQ is no program: %w", err)
		}
		return path, nil
	}
	path, err := exec.LookPath("warraq")
	if err != nil {
		return "", fmt.Errorf("warraq: no program: set $WARRAQ or put warraq on $PATH: %w", err)
	}
	return path, nil
}

// startProcess starts a command. What it writes to its standard error goes to log too, unless that is nil.
func startProcess(command []string, log io.Writer) (*process, error) {
	p := &process{command: exec.Command(command[0], command[1:]...), exited: make(chan struct{})}
	var theirs [3]*os.File
	var err error
	if theirs[0], p.stdin, err = os.Pipe(); err == nil {
		if p.stdout, theirs[1], err = os.Pipe(); err == nil {
			p.stderr, theirs[2], err = os.Pipe()
		}
	}
	if err == nil {
		p.command.Stdin, p.command.Stdout, p.command.Stderr = theirs[0], theirs[1], theirs[2]
		err = p.command.Start()
	}
	for _, file := range theirs {
		file.Close() // Of nil, an error that does not matter.
	}
	if err != nil {
		p.closePipes()
		return nil, fmt.Errorf("warraq: %w", err)
	}
	logged := make(chan struct{})
	go p.readLog(log, logged)
	go p.reap(logged)
	return p, nil
}

func (p *process) reap(logged <-chan struct{}) {
	p.command.Wait() // Its error is in ProcessState.
	end := time.Now().Add(lastWords)
	p.stdout.SetReadDeadline(end)
	p.stderr.SetReadDeadline(end)
	<-logged
	close(p.exited)
}

func (p *process) readLog(log io.Writer, logged chan<- struct{}) {
	defer close(logged)
	buffer := make([]byte, 4<<10)
	for {
		n, err := p.stderr.Read(buffer)
		p.log = append(p.log, buffer[:n]...)
		if extra := len(p.log) - logBytes; extra > 0 {
			p.log = append(p.log[:0], p.log[extra:]...)
		}
		if log != nil && n > 0 {
			log.Write(buffer[:n]) // A log that can't be written must not stop the worker.
		}
		if err != nil {
			return
		}
	}
}

func (p *process) kill() { p.command.Process.Kill() }

// awaitExit waits for the process to end and tells whether it did in time.
func (p *process) awaitExit(limit time.Duration) bool {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-p.exited:
		return true
	case <-timer.C:
		return false
	}
}

// expectExit ends a process that closed a pipe, which the worker does only when it ends.
func (p *process) expectExit() {
	if !p.awaitExit(pipeGrace) {
		p.kill()
	}
}

func (p *process) closePipes() {
	for _, file := range []*os.File{p.stdin, p.stdout, p.stderr} {
		file.Close()
	}
}
