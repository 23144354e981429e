function createStore(reducer) {
  let state, listeners = [];
  function getState() { return state; }
  function dispatch(action) { state = reducer(state, action); listeners.forEach(l => l()); }
  function subscribe(l) { listeners.push(l); return () => { listeners = listeners.filter(x => x !== l); }; }
  return { getState, dispatch, subscribe };
}
function counter(state, action) { return state; }
function render() { store.getState(); }
const store = createStore(counter);
const stop = store.subscribe(render);
store.dispatch({});
stop();
store.replace();
