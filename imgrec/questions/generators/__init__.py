"""The generators of questions, one module a lesson: every public function makes one kind."""
