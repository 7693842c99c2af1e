import { render } from "preact";
import { LexiconPage } from "./lexicon/LexiconPage";
import "./ui/style.css";
import "./ui/linguist.css";

render(<LexiconPage />, document.getElementById("page")!);
