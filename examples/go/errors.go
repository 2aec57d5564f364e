package warraq

import (
	"context"
	"fmt"
	"os"
	"strings"

	"google.golang.org/protobuf/types/known/anypb"

	"warraq.example/warraq/internal/wirepb"
)

// Code is one of gRPC's status codes.
type Code int32

// gRPC's status codes.
const (
	OK Code = iota
	Canceled
	Unknown
	InvalidArgument
	DeadlineExceeded
	NotFound
	AlreadyExists
	PermissionDenied
	ResourceExhausted
	FailedPrecondition
	Aborted
	OutOfRange
	Unimplemented
	Internal
	Unavailable
	DataLoss
	Unauthenticated
)

var codeNames = [...]string{"OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
	"PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL",
	"UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED"}

// String returns the code's name in gRPC's spelling, for example "INVALID_ARGUMENT".
func (c Code) String() string {
	if 0 <= c && int(c) < len(codeNames) {
		return codeNames[c]
	}
	return fmt.Sprintf("Code(%d)", int32(c))
}

// Error is how a call ended, where not with OK.
//
// errors.Is(err, context.Canceled) holds for Canceled and errors.Is(err, context.DeadlineExceeded) for DeadlineExceeded, whichever
// side noticed first. errors.As finds the *WorkerEnded in the error of a call that was open when its worker ended.
type Error struct {
	Code Code
	// Message says what was wrong, where, and the limit.
	Message string
	// Details are google.rpc's messages, such as BadRequest.
	Details []*anypb.Any
	// Refused: no handler ran, so the call may be made again.
	Refused bool

	cause error
}

func (e *Error) Error() string { return fmt.Sprintf("warraq: %v: %s", e.Code, e.Message) }

// Unwrap returns the *WorkerEnded where the worker ended, else nil.
func (e *Error) Unwrap() error { return e.cause }

// Is tells the errors of package context, see Error.
func (e *Error) Is(target error) bool {
	switch target {
	case context.Canceled:
		return e.Code == Canceled
	case context.DeadlineExceeded:
		return e.Code == DeadlineExceeded
	}
	return false
}

// WorkerEnded tells how a worker's process ended.
type WorkerEnded struct {
	// State is the process', once it is reaped.
	State *os.ProcessState
	// Why is what the worker itself said, or what was wrong with what it said; it may be empty.
	Why string
	// Log is the last that it wrote to its standard error.
	Log string
}

func (e *WorkerEnded) Error() string {
	text := fmt.Sprintf("the worker ended with %v", e.State)
	if e.Why != "" {
		text += ": " + e.Why
	}
	if e.Log != "" {
		text += "; its last lines: " + e.Log
	}
	return text
}

func statusError(status *wirepb.Status, refused bool) error {
	if status.GetCode() == 0 {
		return nil
	}
	return &Error{Code: Code(status.Code), Message: status.Message, Details: status.Details, Refused: refused}
}

// contextError is the error of a call whose context ended; ctx.Err() is not nil.
func contextError(ctx context.Context) error {
	if ctx.Err() == context.DeadlineExceeded {
		return &Error{Code: DeadlineExceeded, Message: "the context's deadline passed"}
	}
	return &Error{Code: Canceled, Message: "the context was canceled"}
}

// lastLines returns the last lines of a log.
func lastLines(log []byte) string {
	lines := strings.Split(strings.TrimSpace(strings.ToValidUTF8(string(log), "\uFFFD")), "\n")
	if len(lines) > logLines {
		lines = lines[len(lines)-logLines:]
	}
	return strings.Join(lines, "\n")
}
