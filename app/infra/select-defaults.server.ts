import { options, type VNode } from "preact";

/**
 * Preact marks the chosen option of a <select> only where the options are its direct children; as `value` the default
 * reaches those that a component draws. On the server alone: in the browser it would undo what somebody chooses.
 */
export function drawSelectDefaults() {
  const { vnode } = options;
  options.vnode = (drawn: VNode<{ defaultValue?: unknown; value?: unknown }>) => {
    vnode?.(drawn);
    const { type, props } = drawn;
    if (type === "select" && props.defaultValue != null) props.value = props.defaultValue;
  };
}
