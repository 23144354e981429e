export function Button<T>(props: { label: T }) {
  return <button>{props.label}</button>;
}
