/**
 * {@code tenko-flow}, for whoever writes conversation flows: lints, a conversation in the terminal, diagrams, the dialogues, and XLSForm workbooks in and
 * out. Runs without Spring, database or LINE. Start reading at {@link jp.tenko.flow.tool.FlowTool}; what a flow file is to it: {@link
 * jp.tenko.flow.tool.XlsForm}.
 */
@NullMarked
@NamedInterface("tool")
package jp.tenko.flow.tool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
