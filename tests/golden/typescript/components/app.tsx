import { Button } from "./button";

interface Props {
  title: string;
  save(): void;
}

export const App = ({ title, save }: Props) => (
  <main onClick={() => save()}>
    <Button<string> label={title} />
  </main>
);
