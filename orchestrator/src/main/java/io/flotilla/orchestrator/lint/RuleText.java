package io.flotilla.orchestrator.lint;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A rule's page, taken apart for a template: headings, paragraphs and code, nothing else. */
record RuleText(List<Block> blocks) {

    enum Kind {
        HEADING,
        TEXT,
        CODE
    }

    /** A part of the page; {@code pieces} in the order they are read. */
    record Block(Kind kind, List<Piece> pieces) {}

    /** A few words, or {@code code} among them. */
    record Piece(String text, boolean code) {}

    /** The first heading, which is the rule's id, is left out. */
    static RuleText read(String markdown) {
        var blocks = new ArrayList<Block>();
        Parser.builder()
                .build()
                .parse(markdown)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Heading heading) {
                                if (heading.getLevel() > 1) {
                                    blocks.add(new Block(Kind.HEADING, pieces(heading)));
                                }
                            }

                            @Override
                            public void visit(Paragraph paragraph) {
                                blocks.add(new Block(Kind.TEXT, pieces(paragraph)));
                            }

                            @Override
                            public void visit(FencedCodeBlock code) {
                                var piece = new Piece(code.getLiteral(), true);
                                blocks.add(new Block(Kind.CODE, List.of(piece)));
                            }
                        });
        return new RuleText(List.copyOf(blocks));
    }

    private static List<Piece> pieces(Node block) {
        var pieces = new ArrayList<Piece>();
        block.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text text) {
                        pieces.add(new Piece(text.getLiteral(), false));
                    }

                    @Override
                    public void visit(SoftLineBreak end) {
                        pieces.add(new Piece(" ", false));
                    }

                    @Override
                    public void visit(Code code) {
                        pieces.add(new Piece(code.getLiteral(), true));
                    }
                });
        return List.copyOf(pieces);
    }
}
