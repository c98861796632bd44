import type { SettingName } from "~/infra/settings";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { settingLabels, wordOf } from "./settings";

interface SettingsHistoryProps {
  changes: { id: number; at: string; by: string; changes: Change[] }[];
}

interface Change {
  name: SettingName;
  from: number | null;
  to: number | null;
}

export function SettingsHistory({ changes }: SettingsHistoryProps) {
  if (changes.length === 0) return null;
  return (
    <div className="section">
      <Card flush label="History">
        <Table
          caption="History"
          head={
            <>
              <HeadCell>When</HeadCell>
              <HeadCell>Who</HeadCell>
              <HeadCell>What</HeadCell>
            </>
          }
        >
          {changes.map(({ id, at, by, changes }) => (
            <Row key={id}>
              <RowHead>
                <Instant at={at} />
              </RowHead>
              <Cell label="Who">{by}</Cell>
              <Cell label="What">{changes.map(sentence).join("; ")}</Cell>
            </Row>
          ))}
        </Table>
      </Card>
    </div>
  );
}

function sentence({ name, from, to }: Change): string {
  const words = (value: number | null) => (value === null ? "nothing" : wordOf(name, value));
  return `${settingLabels[name]} from ${words(from)} to ${words(to)}`;
}
