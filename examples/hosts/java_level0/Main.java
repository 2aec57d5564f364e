import com.google.protobuf.ByteString;
import java.io.*;
import java.util.List;
import java.util.stream.Collectors;
import warraq.v1.DocumentsOuterClass.*;
import warraq.v1.ExtractionOuterClass.*;
import warraq.v1.SummaryOuterClass.*;
import warraq.wire.v1.FrameOuterClass.*;

/** A level-0 host: parse, extract and summarize one page. java -jar java_level0.jar PAGE WORKER [ARGUMENT …] */
class Main {
  public static void main(String[] arguments) throws IOException {
    var page = ByteString.readFrom(new FileInputStream(arguments[0]));
    var request = AnalyzeRequest.newBuilder().addContent(page)
        .setExtract(ExtractOptions.getDefaultInstance()).setSummarize(SummarizeOptions.getDefaultInstance()).build();
    var command = List.of(arguments).subList(1, arguments.length);
    var worker = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var input = worker.getOutputStream()) {
      Frame.newBuilder().setHello(Hello.newBuilder().setMagic(0x71727257)).build().writeDelimitedTo(input);
      Frame.newBuilder().setCall(1).setStart(Start.newBuilder().setMethod("warraq.v1.Documents/Analyze"))
          .setChunk(Chunk.newBuilder().setData(request.toByteString())).setEnd(End.newBuilder()).build()
          .writeDelimitedTo(input);
    } catch (IOException e) {} // A worker that stops reading says why in its last frames.
    var reply = ByteString.EMPTY; // Parts, one after another, are the whole Analysis.
    for (var frame = Frame.getDefaultInstance(); !frame.hasEnd(); reply = reply.concat(frame.getChunk().getData())) {
      frame = Frame.parseDelimitedFrom(worker.getInputStream()); // Buffered, and one for the life of the pipe.
      if (frame == null) fail("the worker ended with 1 calls open");
      if (frame.getHello().hasFailure()) fail("Hello: " + frame.getHello().getFailure().getMessage());
      if (frame.getEnd().hasStatus()) fail("Analyze: " + frame.getEnd().getStatus().getMessage());
    }
    var analysis = Analysis.parseFrom(reply);
    var entities = analysis.getExtraction().getEntitiesList().stream().limit(8).map(Entity::getName);
    var sentences = analysis.getSummary().getSentencesList().stream().map(SummarySentence::getText);
    var title = analysis.getDocument().getMetadata().getTitle().getValue();
    new PrintStream(System.out, true, "UTF-8").printf("title: %s%nentities: %s%nsummary: %s%n",
        title, entities.collect(Collectors.joining(", ")), sentences.collect(Collectors.joining(" ")));
  }

  private static void fail(String reason) { System.err.println(reason); System.exit(1); }
}
