"""Articles of about 2 kB, made of the sentences of the examples' news."""
import pathlib
import random

DOCUMENTS = pathlib.Path(__file__).resolve().parents[3] / "examples" / "documents"


def articles(client, count=1000, size=2000, seed=1):
    """So many plain texts of about so many bytes: a headline and runs of a news story's sentences in paragraphs."""
    story = client.parse(DOCUMENTS / "news.en.html")
    paragraphs = [block.text for block in story.blocks if block.kind == "paragraph" and len(block.text) > 60]
    chance, out = random.Random(seed), []
    for number in range(count):
        text = f"{story.title}, part {number}"
        for paragraph in chance.sample(paragraphs, len(paragraphs)):
            if len(text) + len(paragraph) > size:
                break
            text += "\n\n" + paragraph
        out.append(text)
    return out
