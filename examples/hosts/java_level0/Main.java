import static java.util.stream.Collectors.joining;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import warraq.v1.DocumentOuterClass.Document;
import warraq.v1.DocumentsOuterClass.ExtractRequest;
import warraq.v1.DocumentsOuterClass.ParseRequest;
import warraq.v1.DocumentsOuterClass.SummarizeRequest;
import warraq.v1.ExtractionOuterClass.Entity;
import warraq.v1.ExtractionOuterClass.Extraction;
import warraq.v1.SummaryOuterClass.Summary;
import warraq.v1.SummaryOuterClass.SummarySentence;

/** A level-0 host: parse, extract and summarize one page at once. java -jar java_level0.jar PAGE WORKER [ARGUMENT …] */
class Main {
  public static void main(String[] arguments) throws IOException {
    var page = ByteString.copyFrom(Files.readAllBytes(Path.of(arguments[0])));
    var calls = List.of(
        new Call("Parse", ParseRequest.newBuilder().addContent(page).build()),
        new Call("Extract", ExtractRequest.newBuilder().addContent(page).build()),
        new Call("Summarize", SummarizeRequest.newBuilder().addContent(page).build()));
    var replies = Call.run(calls, List.of(arguments).subList(1, arguments.length));

    var document = Document.parseFrom(replies.get(0));
    var entities = Extraction.parseFrom(replies.get(1)).getEntitiesList().stream().limit(8);
    var sentences = Summary.parseFrom(replies.get(2)).getSentencesList().stream();
    var out = new PrintStream(System.out, true, "UTF-8"); // Whatever the locale is.
    out.println("title: " + document.getMetadata().getTitle().getValue());
    out.println("entities: " + entities.map(Entity::getName).collect(joining(", ")));
    out.println("summary: " + sentences.map(SummarySentence::getText).collect(joining(" ")));
  }
}
