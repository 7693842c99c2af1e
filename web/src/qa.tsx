import "./ui/style.css";
