import { render } from "preact";
import { QaPage } from "./qa/QaPage";
import "./ui/style.css";
import "./ui/linguist.css";

render(<QaPage />, document.getElementById("page")!);
