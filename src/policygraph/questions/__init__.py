"""The question library: one ``.rq`` file a question."""

from policygraph.questions.ask import ask_question, fill_parameters
from policygraph.questions.header import Parameter, Question
from policygraph.questions.library import find_question, load_questions

__all__ = ["Parameter", "Question", "ask_question", "fill_parameters", "find_question", "load_questions"]
