package io.causalgym.standalone.demo;

/// One thing that the tour shows.
interface Chapter {

  void tell(Questions questions, Notebook notebook);
}
