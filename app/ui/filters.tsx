import { Form, useSearchParams } from "@remix-run/react";
import { Children, type ReactNode, useId } from "react";
import { Button } from "./button";
import type { Option } from "./field";
import { Link } from "./link";

interface FiltersProps {
  /** What of the URL is no filter and is kept, such as the sorting. */
  keep?: readonly string[];
  /** Where "Clear" leads and the form goes: the page itself, unless told otherwise, e.g. "#findings". */
  action?: string;
  /** SearchFilter and SelectFilter. */
  children: ReactNode;
}

/**
 * A GET form: what is shown stands in the URL, and can be sent to somebody. Where it is narrow, several filters are folded
 * until one is set, so that the list begins on the first screen.
 */
export function Filters({ keep = ["sort"], action = ".", children }: FiltersProps) {
  const [search] = useSearchParams();
  const kept = keep.flatMap((name) => search.getAll(name).map((value) => [name, value] as const));
  const isFiltered = [...search].some(([name, value]) => value && name !== "page" && !keep.includes(name));
  const form = (
    <Form className="filters" method="get" action={action} preventScrollReset>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <div className="cluster">
        <Button>Filter</Button>
        {isFiltered && (
          <Link to={kept.length ? `?${new URLSearchParams(kept.map(([name, value]) => [name, value]))}` : "?"}>
            Clear
          </Link>
        )}
      </div>
    </Form>
  );
  if (Children.toArray(children).length < 2) return form;
  return (
    <details className="filters-fold" open={isFiltered}>
      <summary>Filters</summary>
      {form}
    </details>
  );
}

interface SearchFilterProps {
  name?: string;
  label?: string;
  placeholder?: string;
}

export function SearchFilter({ name = "q", label = "Search", placeholder }: SearchFilterProps) {
  const id = useId();
  const value = useSearchParams()[0].get(name) ?? "";
  return (
    <div className="field field--grow">
      <label htmlFor={id}>{label}</label>
      <input
        key={value}
        className="input"
        type="search"
        id={id}
        name={name}
        defaultValue={value}
        placeholder={placeholder}
        maxLength={200}
      />
    </div>
  );
}

/** One day; what the days mean, the label says. */
export function DayFilter({ name, label }: { name: string; label: string }) {
  const id = useId();
  const value = useSearchParams()[0].get(name) ?? "";
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input key={value} className="input" type="date" id={id} name={name} defaultValue={value} />
    </div>
  );
}

/** The options of a filter, after the one that leaves nothing out. */
export function orAll(values: readonly (readonly [value: string, label: string])[]): Option[] {
  return [{ value: "", label: "All" }, ...values.map(([value, label]) => ({ value, label }))];
}

interface SelectFilterProps {
  name: string;
  label: string;
  /** The first is usually { value: "", label: "All" }. */
  options: readonly Option[];
  /** What holds where the URL says nothing. */
  defaultValue?: string;
}

export function SelectFilter({ name, label, options, defaultValue = "" }: SelectFilterProps) {
  const id = useId();
  const value = useSearchParams()[0].get(name) ?? defaultValue;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select key={value} className="select" id={id} name={name} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
