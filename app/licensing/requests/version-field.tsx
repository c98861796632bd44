import { useActionData } from "@remix-run/react";

interface VersionFieldProps {
  field: { name: string; initialValue?: unknown };
  /** The one that holds now. */
  version: number;
}

/** Who was told what happened meanwhile goes on from there; who is only told of a typing error keeps the version that was read. */
export function VersionField({ field, version }: VersionFieldProps) {
  const answer = useActionData<{ lost?: unknown }>();
  const value = answer?.lost ? String(version) : String(field.initialValue ?? version);
  return <input key={value} type="hidden" name={field.name} defaultValue={value} />;
}
