import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { Json, JsonObject } from './attempt.js';

/**
 * A chart's structure, from which its machine hash is made: every node with its type, initial, tags, meta without
 * labels (they may change), entry and exit actions, and its transitions in the chart's order. Everything is
 * named, so the hash does not depend on the compiler.
 */
export const chartStructure = (machine: AnyStateMachine): JsonObject => nodeStructure(machine.root);

function nodeStructure(node: AnyStateNode): JsonObject {
  return {
    id: node.id,
    type: node.type,
    initial: (node.initial.target as readonly AnyStateNode[])[0]?.key ?? null,
    tags: [...node.tags].sort(),
    meta: metaOf(node),
    entry: node.entry.map(named),
    exit: node.exit.map(named),
    transitions: [
      ...[...node.transitions.values()].flat().map(transitionStructure),
      ...(node.always ?? []).map(transitionStructure),
    ],
    states: Object.values(node.states).map(nodeStructure),
  };
}

function metaOf(node: AnyStateNode): Json {
  if (node.meta === undefined) return null;
  const { label: _label, ...meta } = node.meta as {
    readonly label?: Json;
    readonly [key: string]: Json | undefined;
  };
  return plain(meta);
}

const transitionStructure = (transition: AnyTransitionDefinition): JsonObject => ({
  event: transition.eventType as string,
  targets: (transition.target ?? []).map((target) => target.id),
  guard: transition.guard ? named(transition.guard) : null,
  actions: transition.actions.map(named),
  reenter: transition.reenter,
});

/** A named action or guard. A wait is XState's own raise and cancel, whose event carries the delay's name. */
function named(part: unknown): Json {
  if (typeof part === 'string') return { type: part, params: null };
  if (typeof part === 'function') {
    const { event, sendId } = part as { event?: { type: string }; sendId?: string };
    return event ? { type: 'raise', params: event.type } : { type: 'cancel', params: sendId ?? null };
  }
  const { type, params } = part as { type: string; params?: unknown };
  return { type, params: plain(params ?? null) };
}

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
