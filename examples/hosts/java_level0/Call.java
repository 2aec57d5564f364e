import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.util.*;
import warraq.wire.v1.FrameOuterClass.*;

record Call(String method, MessageLite request) {
  /** The replies of a worker to calls 1, 3, 5, …: the parts of each, one after another, which merges them. */
  static List<ByteString> run(List<Call> calls, List<String> command) throws IOException {
    var worker = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var input = worker.getOutputStream()) {
      Frame.newBuilder().setHello(Hello.newBuilder().setMagic(0x71727257)).build().writeDelimitedTo(input);
      for (int i = 0; i < calls.size(); i++) {
        var start = Start.newBuilder().setMethod("warraq.v1.Documents/" + calls.get(i).method);
        var chunk = Chunk.newBuilder().setData(calls.get(i).request.toByteString());
        var frame = Frame.newBuilder().setCall(2 * i + 1).setStart(start).setChunk(chunk).setEnd(End.newBuilder());
        frame.build().writeDelimitedTo(input);
      }
    } catch (IOException e) {} // A worker that stops reading says why in its last frames.

    var replies = new ArrayList<>(Collections.nCopies(calls.size(), ByteString.EMPTY));
    int open = calls.size();
    for (Frame frame; (frame = Frame.parseDelimitedFrom(worker.getInputStream())) != null; ) {
      if (frame.getHello().hasFailure()) fail("Hello: " + frame.getHello().getFailure().getMessage());
      int index = frame.getCall() / 2;
      var status = frame.getEnd().getStatus();
      if (status.getCode() != 0) fail(calls.get(index).method + ": " + status.getMessage());
      replies.set(index, replies.get(index).concat(frame.getChunk().getData()));
      if (frame.hasEnd()) open--;
    }
    if (open > 0) fail("the worker ended with " + open + " calls open");
    return replies;
  }

  private static void fail(String message) {
    System.err.println(message);
    System.exit(1);
  }
}
