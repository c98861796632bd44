import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import type { Effect } from "./effect.server";
import { EffectCard } from "./effect-card";

interface SwitchCardProps {
  rule: { product: string; isOn: boolean; version: number };
  /** Of the switch that is offered. */
  effect: Effect;
}

/** Switches the rule, with whom that affects in sight. */
export function SwitchCard({ rule, effect }: SwitchCardProps) {
  const answer = useActionData<{ changedMeanwhile?: boolean }>();
  const { product, isOn, version } = rule;
  return (
    <EffectCard title={isOn ? "If it is switched off" : "If it is switched on"} product={product} effect={effect}>
      {answer?.changedMeanwhile && (
        <p role="alert">
          <strong>The rule, or whom it affects, changed meanwhile, so nothing was done.</strong> What stands here is
          true now. Read it, and switch the rule if you still want to.
        </p>
      )}
      <Form method="post">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="seen" value={effect.seen} />
        {isOn ? (
          <Button kind="danger" name="intent" value="switch-off">
            Switch Off
          </Button>
        ) : (
          <Button name="intent" value="switch-on">
            Switch On
          </Button>
        )}
      </Form>
    </EffectCard>
  );
}
