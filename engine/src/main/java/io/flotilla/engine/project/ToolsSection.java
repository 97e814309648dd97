package io.flotilla.engine.project;

import io.flotilla.engine.plan.ToolName;
import io.flotilla.engine.tool.ToolCommand;
import java.util.ArrayList;
import java.util.List;

/** The {@code tools} of a project, or of a server's own file. */
final class ToolsSection {

    private static final List<String> FIELDS = List.of("command", "timeout", "passwordVariable");

    private ToolsSection() {}

    static List<ToolCommand> read(ProjectFields sections) {
        var fields = sections.mapping("tools");
        var tools = new ArrayList<ToolCommand>();
        for (var name : fields.names()) {
            tools.add(tool(fields, name));
        }
        return tools;
    }

    private static ToolCommand tool(ProjectFields tools, String name) {
        var fields = tools.mapping(name, FIELDS);
        try {
            return new ToolCommand(
                    ToolName.require(name),
                    fields.texts("command"),
                    fields.duration(
                            "timeout", ToolCommand.USUAL_TIMEOUT, ToolCommand.LONGEST_TIMEOUT),
                    fields.optionalText("passwordVariable"));
        } catch (IllegalArgumentException e) {
            throw tools.refused(name, "is not right: " + e.getMessage());
        }
    }
}
