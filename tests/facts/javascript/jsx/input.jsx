export const App = ({ items }) => (
  <Page title="x" {...items}>
    <div className="y">text {count()}</div>
    <Local.Part render={() => <Item />} />
    <>{items.map((i) => <Item key={i} />)}</>
  </Page>
);
