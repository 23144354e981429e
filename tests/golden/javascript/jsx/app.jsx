import { Button } from "./button";

export function App(props) {
  return (
    <div>
      <Button label="ok" onClick={save} />
      <Local.Part>{render()}</Local.Part>
    </div>
  );
}

const Local = { Part: function (props) {} };

function save() {}
function render() {}
function div() {}
